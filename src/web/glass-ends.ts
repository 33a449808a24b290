// A page that may show what its reader broke the glass on asks again when that right ends: the browser’s own copy does not outlast it.
import type { FastifyReply } from 'fastify'
import type { Reader } from '../kernel/database.ts'
import { type Instant, instant, minutesBetween } from '../kernel/time.ts'
import { glassEnds } from '../registers/restricted.ts'
import type { World } from '../registers/world.ts'

/** Asked beside something else, or by itself. */
export const openByGlass = async ({ who, now }: World, reader: Reader): Promise<readonly Open[]> =>
  await glassEnds.all(reader, { force: who.forceId, staff: who.staffId, now })

type Open = { readonly record_id: string; readonly until: string }

/**
 * By a header, so that it needs no script. A page may list any of them, and loses nothing by asking again; a form does only where it is about
 * that record: what is typed in it could not be recorded any more. Another form keeps what is typed, and asks again for what it lists of such a
 * record (look.js), or without scripts stops showing it (closes-in.ts): in how many seconds, is answered; null where nothing will close.
 */
export function leavesWithTheGlass(
  open: readonly Open[],
  now: Instant,
  reply: FastifyReply,
  form?: { readonly about: string | null },
): number | null {
  const isOfForm = (one: Open) => form === undefined || one.record_id === form.about
  const [first] = open.filter(isOfForm)
  const [other] = open.filter((one) => !isOfForm(one))
  if (first !== undefined) void reply.header('refresh', secondsUntil(first.until, now))
  return other === undefined ? null : secondsUntil(other.until, now)
}

const secondsUntil = (until: string, now: Instant): number => 1 + Math.ceil(60 * minutesBetween(now, instant(until)))
