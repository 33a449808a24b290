// What a command of the command line is: its words, its options, and the work it does when it is asked for.
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'

export type Option = {
  readonly name: string
  readonly words: string
  /** What stands for its value in the help: "<rule>". Without one the option is a switch. */
  readonly value?: string
}

export type CommandLine = {
  readonly name: string
  /** What it does, in a few sentences. */
  readonly about: readonly string[]
  readonly options: readonly Option[]
  readonly examples: readonly string[]
  /** Words after the options that have no name: `vigil token revoke`. */
  readonly words?: string
  readonly run: (asked: Asked, io: Io) => Promise<ExitCode>
}

/** 0: done, and nothing is wrong. 1: done, and something is wrong; or it could not be done. 2: asked for in a way that is not understood. */
export type ExitCode = 0 | 1 | 2

export type Asked = {
  readonly texts: ReadonlyMap<string, string>
  readonly switches: ReadonlySet<string>
  readonly words: readonly string[]
  readonly json: boolean
}

/** Where a command reads and writes; a test hands in its own. */
export type Io = {
  /** Bytes as they are: a file is no text. */
  readonly out: (text: string | Uint8Array) => Promise<void>
  readonly err: (text: string) => void
  readonly input: Readable
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The checkout. */
  readonly root: string
}

/** Every command has these. */
export const common: readonly Option[] = [
  { name: 'json', words: 'Print JSON instead of words' },
  { name: 'help', words: 'Show what the command does and how to use it' },
]

/** Asked for in a way that is not understood: its sentence is said, and the exit code is 2. */
export class Misused extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'Misused'
  }
}

/** It could not be done, for a reason a person understands: its sentence is said, and the exit code is 1. */
export class CannotBeDone extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'CannotBeDone'
  }
}

export function needed(asked: Asked, name: string, example: string): string {
  const value = asked.texts.get(name)
  if (value === undefined) throw new Misused(`--${name} is missing. Give it, for example --${name} ${example}.`)
  return value
}

export function neededPath(asked: Asked, name: string, example: string): string {
  const path = needed(asked, name, example)
  if (!path.startsWith('/') || path.startsWith('//'))
    throw new Misused(`--${name} must be a path that begins with a single /.`)
  return path
}

/** The text of a file that was named. */
export function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw new CannotBeDone(`There is no file ${file}.`)
    throw new CannotBeDone(`${file} cannot be read: ${code === 'EISDIR' ? 'it is a folder' : String(code ?? error)}.`)
  }
}

export const printJson = async (io: Io, value: unknown): Promise<void> => await io.out(`${JSON.stringify(value)}\n`)

export const printLines = async (io: Io, lines: readonly string[]): Promise<void> =>
  await io.out(lines.map((line) => `${line}\n`).join(''))

export function helpOf(command: CommandLine): string {
  const shown = [...command.options, ...common].map(
    (option) => [`  --${option.name}${option.value === undefined ? '' : ` ${option.value}`}`, option.words] as const,
  )
  const width = Math.max(...shown.map(([name]) => name.length)) + 2
  return [
    `vigil ${command.name}${command.words === undefined ? '' : ` ${command.words}`}`,
    '',
    ...command.about,
    '',
    'Options:',
    ...shown.map(([name, words]) => `${name.padEnd(width)}${words}`),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n')
}
