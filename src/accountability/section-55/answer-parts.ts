// The parts that answers to a program are made of here, each once.
import Type from 'typebox'
import { Moment } from '../../registers/schemas.ts'

export const Covered = Type.Object({ because: Type.String(), by: Type.String(), report: Type.String() })

export const NotOwed = Type.Object({ because: Type.String(), at: Moment })
