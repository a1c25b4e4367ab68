/** Why nothing was written, in one line: `Failed to <verb> <noun> "<id>": <reason>. <what to do>.` */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** 1: it cannot be done. 2: wrong usage. 130: the person stopped it. */
  readonly exitCode: 1 | 2 | 130;

  constructor(message: string, exitCode: 1 | 2 | 130) {
    super(message.replace(/\s*[\r\n]+\s*/g, ' '));
    this.exitCode = exitCode;
  }
}

/** A refusal of a value that was given by a flag. */
export function wrongValue(flag: string, value: string, problem: string): Refusal {
  return new Refusal(`Failed to read --${flag} "${value}": ${problem}. Correct it and try again.`, 2);
}
