// What the commands on an audited file have in common, and the two fields that several of them ask for.
import Type from 'typebox'
import type { NewFact } from '../../practice/fact.ts'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import { choice, text } from '../../web/fields.ts'
import type { FileFact } from './facts.ts'
import type { FileState } from './file-state.ts'
import { grades } from './questions.ts'

type FileCommand<Schema extends Type.TSchema, Evidence> = Command<FileState, FileFact, Schema, Evidence>
export const command = <Schema extends Type.TSchema, Evidence>(
  given: FileCommand<Schema, Evidence>,
): FileCommand<Schema, Evidence> => given

export const { unless: answered } = deciding<NewFact>()

export const because = text('Why: what in the file says so', 'Enter why')

export const grade = choice('Grade', 'Choose a grade', grades)
