/**
 * The version of the contract in this copy of the package. A new minor adds what a host may lack; a new major changes
 * what is there. A plugin states what it was built against, and the host picks the highest major both sides serve.
 */
export const API_VERSION = Object.freeze({ major: 1, minor: 0 });
