import { Command, type HelpContext } from 'commander';

/**
 * A command that, typed without one of its sub-commands, says which there are. The library would print the whole help on
 * stderr there, and then fail without a reason.
 */
export class CommandLine extends Command {
  override createCommand(name?: string): CommandLine {
    return new CommandLine(name);
  }

  override help(context?: HelpContext): never;
  override help(callback?: (text: string) => string): never;
  override help(context?: HelpContext | ((text: string) => string)): never {
    if (typeof context === 'function' || context?.error !== true) return super.help(context as HelpContext);
    const names = this.commands.map((child) => child.name()).join(', ');
    return this.error(`"${pathOf(this)}" takes a sub-command: one of ${names}`);
  }
}

/** `onlink import`: a command's name behind those of its parents. */
function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
