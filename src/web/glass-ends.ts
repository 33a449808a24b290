// A page that may show what its reader broke the glass on asks again when that right ends: the browser’s own copy does not outlast it.
import type { FastifyReply } from 'fastify'
import { type Instant, instant, minutesBetween } from '../kernel/time.ts'
import { glassEnds } from '../registers/restricted.ts'
import { contextOf, type World } from '../registers/world.ts'

/**
 * By a header, so that it needs no script. A page may list any of them, and loses nothing by asking again; a form does only where it is about
 * that record: what is typed in it could not be recorded any more. Another form keeps what is typed, and asks again for what it lists of such a
 * record (look.js), or without scripts stops showing it (closes-in.ts): in how many seconds, is answered; null where nothing will close.
 */
export async function leavesWithTheGlass(
  world: World,
  reply: FastifyReply,
  form?: { readonly about: string | null },
): Promise<number | null> {
  const { forceId: force, staffId: staff } = world.who
  const open = await world.db.read(contextOf(world), (reader) =>
    glassEnds.all(reader, { force, staff, now: world.now }),
  )
  const isOfForm = (one: { readonly record_id: string }) => form === undefined || one.record_id === form.about
  const [first] = open.filter(isOfForm)
  const [other] = open.filter((one) => !isOfForm(one))
  if (first !== undefined) void reply.header('refresh', secondsUntil(first.until, world.now))
  return other === undefined ? null : secondsUntil(other.until, world.now)
}

const secondsUntil = (until: string, now: Instant): number => 1 + Math.ceil(60 * minutesBetween(now, instant(until)))
