// A command about an audit.
import Type from 'typebox'
import type { Command } from '../../registers/records.ts'
import type { AuditState } from './audit-state.ts'
import type { AuditFact } from './facts.ts'

export type AuditCommand<Schema extends Type.TSchema, Evidence> = Command<AuditState, AuditFact, Schema, Evidence>
