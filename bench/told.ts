// What a measured process tells the one that started it.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The number by this name in what the measured process says next; it throws where the process ends instead. */
export async function toldBy(child: ChildProcess, name: 'port' | 'resident'): Promise<number> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the measured process ended before it told its ${name}`)
  })
  ended.catch(() => undefined)
  const [answer]: unknown[] = await Promise.race([once(child, 'message'), ended])
  const told = Object(answer)[name]
  if (typeof told !== 'number') throw new Error(`the measured process told no ${name}`)
  return told
}
