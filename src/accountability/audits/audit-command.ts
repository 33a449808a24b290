// A command about an audit.
import Type from 'typebox'
import type { Command } from '../../registers/records.ts'
import type { AuditFact } from './facts.ts'
import type { AuditState } from './procedure.ts'

export type AuditCommand<Schema extends Type.TSchema, Evidence> = Command<AuditState, AuditFact, Schema, Evidence>
