// Writing an episode down act by act: times count in minutes, and nothing that needs a missing child comes after the child is located.
import { earlierFirst } from '../kernel/order.ts'
import { type Instant, minutes, plus } from '../kernel/time.ts'
import type { Act } from './episode.ts'

export type Script = {
  readonly acts: Act[]
  readonly add: (at: Instant, by: string, command: string, body?: Act['body']) => void
  /** Only while the child is missing. */
  readonly during: (at: Instant, by: string, command: string, body?: Act['body']) => void
  /** An action; `happened` where it is recorded later than it was done. */
  readonly action: (at: Instant, by: string, action: string, more?: ActionMore) => void
}

type ActionMore = {
  readonly subject?: string
  readonly outcome?: string
  readonly detail?: string
  readonly happened?: Instant
}

export function script(locatedAt: Instant): Script {
  const acts: Act[] = []
  const add: Script['add'] = (at, by, command, body = {}) => void acts.push({ at, by, command, body })
  const during: Script['during'] = (at, by, command, body = {}) => {
    if (at < locatedAt) add(at, by, command, body)
  }
  return {
    acts,
    add,
    during,
    action: (at, by, action, more = {}) =>
      during(at, by, 'record-action', {
        action,
        subject: more.subject ?? null,
        outcome: more.outcome ?? null,
        detail: more.detail ?? 'Nothing that tells where the child is.',
        at: more.happened ?? null,
      }),
  }
}

/** Whole seconds, as a person's clock would say. */
export const after = (at: Instant, count: number): Instant => plus(at, minutes(Math.round(count * 60) / 60))

export const inOrder = (acts: readonly Act[]): readonly Act[] => acts.toSorted((a, b) => earlierFirst(a.at, b.at))
