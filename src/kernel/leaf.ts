// A fact as one leaf of the tree: its envelope stays readable for ever, its body only as long as its salt is kept.
import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'
import type { Instant } from './time.ts'

/** Everything about a fact but what it says. No name and no free text is in here, so that erasure need not touch it. */
export type Envelope = {
  readonly forceId: string
  readonly recordId: string
  readonly position: number
  readonly kind: string
  readonly happenedAt: Instant
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly commandId: string
  readonly policyVersion: string
  readonly corrects: number | null
  /** When the database stored it. Leaves of the first version are without: who changed it then was found by nothing. */
  readonly writtenAt?: Instant
}

/** Version 2 has the time of writing in the envelope. A leaf keeps its version: its hash is in signed roots. */
export const enveloped = (envelope: Envelope, version: number): Envelope => {
  const { writtenAt: _, ...first } = envelope
  return version === 1 ? first : envelope
}

/** The salt keeps a short body, such as an age, from being guessed from its hash after it was erased. */
export const bodyHash = (salt: Buffer, body: unknown): Buffer =>
  createHash('sha256').update(salt).update(canonical(body)).digest()

/** 0x00 first, as RFC 6962 asks of leaves, so that no inner node can be passed off as a fact. */
export function leafHash(envelope: Envelope, hashOfBody: Buffer): Buffer {
  if (hashOfBody.length !== 32) throw new RangeError(`a body's hash has 32 bytes, this one ${hashOfBody.length}`)
  return createHash('sha256')
    .update(leafPrefix)
    .update(canonical(only(envelope)))
    .update(hashOfBody)
    .digest()
}

const leafPrefix = Buffer.of(0)

/** Whoever hands in a whole row hashes the same members. */
const only = (envelope: Envelope): Envelope => ({
  forceId: envelope.forceId,
  recordId: envelope.recordId,
  position: envelope.position,
  kind: envelope.kind,
  happenedAt: envelope.happenedAt,
  recordedAt: envelope.recordedAt,
  recordedBy: envelope.recordedBy,
  commandId: envelope.commandId,
  policyVersion: envelope.policyVersion,
  corrects: envelope.corrects,
  ...(envelope.writtenAt === undefined ? {} : { writtenAt: envelope.writtenAt }),
})
