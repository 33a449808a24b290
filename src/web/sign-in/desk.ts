// What signing in and out has at hand, and how it answers: with a page of its own, under Vigil’s own cookies.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../kernel/database.ts'
import type { Clock } from '../../kernel/time.ts'
import type { Person } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import { type Chassis, sendPage } from '../chassis.ts'
import { fault } from '../logged.ts'
import type { Sessions } from '../session.ts'
import { type Bounded } from './bounded.ts'
import { type Provider, ProviderAway, type ProviderSettings } from './provider.ts'
import { type Page, pages } from './words.ts'

export type Given = {
  readonly database: Database
  readonly clock: Clock
  readonly sessions: Sessions
  readonly provider: ProviderSettings
  /** Signs what a browser is known by, in which somebody was let in before. */
  readonly browserKey: string
  readonly world: (person: Person) => Promise<World>
  /** Where people reach Vigil, without a slash at its end; the provider sends them back there. */
  readonly address: string
}

export type Desk = {
  readonly given: Given
  readonly chassis: Chassis
  readonly provider: Provider
  readonly bounded: Bounded
  readonly secure: boolean
}

export function providerAway(desk: Desk, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof ProviderAway)) throw error
  request.log.error(fault(error), 'the sign-in provider cannot be reached')
  return show(desk, request, reply, pages.away)
}

export function show(desk: Desk, request: FastifyRequest, reply: FastifyReply, said: Page): FastifyReply {
  const { status, title, retryAfterSeconds, ...values } = said
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds)
  return sendPage(desk.chassis, request, reply, null, { template: 'sign-in/said.njk', title, status, values })
}
