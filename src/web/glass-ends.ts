// A page that may show what its reader broke the glass on asks again when that right ends: the browser’s own copy does not outlast it.
import type { FastifyReply } from 'fastify'
import { instant, minutesBetween } from '../kernel/time.ts'
import { glassEnds } from '../registers/restricted.ts'
import { contextOf, type World } from '../registers/world.ts'

/**
 * By a header, so that it needs no script. A page may list any of them, and loses nothing by asking again; a form does only where it is about
 * that record: what is typed in it could not be recorded any more.
 */
export async function leavesWithTheGlass(world: World, reply: FastifyReply, form?: { readonly about: string }) {
  const { forceId: force, staffId: staff } = world.who
  const open = await world.db.read(contextOf(world), (reader) =>
    glassEnds.all(reader, { force, staff, now: world.now }),
  )
  const [first] = form === undefined ? open : open.filter((one) => one.record_id === form.about)
  if (first !== undefined)
    void reply.header('refresh', 1 + Math.ceil(60 * minutesBetween(world.now, instant(first.until))))
}
