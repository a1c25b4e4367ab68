/** Whether a host pattern names the host of a URL in the configuration: what a person entered. */
export function isFromConfig(pattern: string): boolean {
  return pattern.startsWith('{');
}

/** Whether every host that `pattern` names could be called by one of `patterns` too. */
export function covers(patterns: readonly string[], pattern: string): boolean {
  return patterns.some(
    (wide) => wide === pattern || (wide.startsWith('*.') && pattern.endsWith(wide.slice(1))),
  );
}
