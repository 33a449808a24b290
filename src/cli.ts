// `vigil <command>`: the same functions the pages use, by name. A command's work is loaded when it is asked for, so that each starts at once.
import { join } from 'node:path'
import { CannotBeDone, type CommandLine, type ExitCode, helpOf, type Io, Misused } from './cli/command.ts'
import { nearest, readOptions } from './cli/read.ts'

/** One line a command. */
type Entry = { readonly words: string; readonly load: () => Promise<{ readonly command: CommandLine }> }

export const commands: Readonly<Record<string, Entry>> = {
  start: { words: 'Start Vigil', load: async () => await import('./cli/start.ts') },
  demo: { words: 'Load the demonstration force', load: async () => await import('./cli/demo.ts') },
  assess: { words: 'Work out the minimum grade of a report', load: async () => await import('./cli/assess.ts') },
  due: { words: 'Work out when something is due', load: async () => await import('./cli/due.ts') },
  measure: { words: 'Read the measures of a force', load: async () => await import('./cli/measure.ts') },
  standing: { words: 'Show the status of each recommendation', load: async () => await import('./cli/standing.ts') },
  verify: {
    words: 'Check the ledger against what was signed outside it',
    load: async () => await import('./cli/verify.ts'),
  },
  rebuild: {
    words: 'Work out state and duties again from the facts',
    load: async () => await import('./cli/rebuild.ts'),
  },
  erasures: {
    words: 'Erase again what a restored backup brought back',
    load: async () => await import('./cli/erasures.ts'),
  },
  redraw: { words: 'Draw a sample again from its list of cases', load: async () => await import('./cli/redraw.ts') },
  replay: { words: 'Judge past episodes by another policy', load: async () => await import('./cli/replay.ts') },
  administrator: {
    words: 'Add the first administrator of a force',
    load: async () => await import('./cli/administrator.ts'),
  },
  show: { words: 'Print what a page shows', load: async () => await import('./cli/show.ts') },
  record: { words: 'Carry out a command, as its form does', load: async () => await import('./cli/record.ts') },
  pdf: { words: 'Print a page as a tagged PDF', load: async () => await import('./cli/pdf.ts') },
  token: { words: 'Make or revoke a token for the API', load: async () => await import('./cli/token.ts') },
}

/** Answers the exit code; never ends the process itself. */
export async function runCommandLine(given: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = given
  if (name === undefined || name === 'help' || name === '--help') {
    if (rest[0] !== undefined && !rest[0].startsWith('-')) return await runCommandLine([rest[0], '--help'], io)
    await io.out(overview())
    return name === undefined ? 2 : 0
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (entry === undefined) {
    const meant = nearest(name, Object.keys(commands))
    io.err(`Vigil has no command “${name}”.${meant === null ? '' : ` Did you mean “${meant}”?`}\n\n${overview()}`)
    return 2
  }
  const { command } = await entry.load()
  return await carryOut(command, rest, io)
}

async function carryOut(command: CommandLine, given: readonly string[], io: Io): Promise<ExitCode> {
  try {
    if (given.includes('--help')) {
      await io.out(helpOf(command))
      return 0
    }
    return await command.run(readOptions(command, given), io)
  } catch (error) {
    if (error instanceof Misused) {
      if (given.includes('--json')) await io.out(`${JSON.stringify({ error: error.message })}\n`)
      io.err(`${error.message}\nvigil ${command.name} --help shows how to use it.\n`)
      return 2
    }
    const sentence = inWords(error)
    if (sentence === null) throw error
    if (given.includes('--json')) await io.out(`${JSON.stringify({ error: sentence })}\n`)
    io.err(`${sentence}\n`)
    return 1
  }
}

/** What a person can do something about; anything else is a fault of ours and is thrown. */
function inWords(error: unknown): string | null {
  if (error instanceof CannotBeDone) return error.message
  if (!(error instanceof Error)) return null
  if (error.name === 'ConfigurationError' || error.name === 'NoPlace') return error.message
  if (error.name === 'DatabaseAway')
    return 'The database cannot be reached. As far as Vigil knows, nothing was changed.'
  return null
}

function overview(): string {
  const names = Object.entries(commands)
  const width = Math.max(...names.map(([name]) => name.length)) + 2
  return [
    'vigil <command> [options]',
    '',
    ...names.map(([name, entry]) => `  ${name.padEnd(width)}${entry.words}`),
    '',
    'vigil <command> --help explains a command, with examples.',
    'Exit codes: 0 done; 1 something is wrong, or could not be done; 2 the command was not understood.',
    '',
  ].join('\n')
}

if (import.meta.main) {
  // Whoever reads may stop reading (`vigil due | head`): that is no fault.
  process.stdout.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    out: async (text) => await new Promise((resolve) => void process.stdout.write(text, () => resolve())),
    err: (text) => void process.stderr.write(text),
    input: process.stdin,
    environment: process.env,
    root: join(import.meta.dirname, '..'),
  })
}
