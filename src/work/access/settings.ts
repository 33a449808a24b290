// How long somebody stays signed in, as the force's policy says.
import type { Instant } from '../../kernel/time.ts'
import { setting } from '../../practice/policy.ts'
import type { Policies } from '../../registers/policies.ts'
import type { Limits } from '../../web/session.ts'

const shared = 'Control-room machines are shared; no national figure was found'

export const accessSettings = [
  {
    name: 'session.hours',
    words: 'Longest time somebody stays signed in, however busy: a shift and its handover',
    value: 12,
    unit: 'hours',
    basis: 'Vigil default',
    source: shared,
    atMost: 24,
  },
  {
    name: 'session.idle',
    words: 'Signed out after this long without using Vigil',
    value: 60,
    unit: 'minutes',
    basis: 'Vigil default',
    source: shared,
    atMost: 720,
  },
] as const

/** Of the force's policy in force at the sign-in; a session that has begun keeps its limits. */
export const sessionLimits =
  (policies: Policies) =>
  async (force: string, now: Instant): Promise<Limits> => {
    const policy = (await policies.of(force, now))(now)
    // A value below one would sign everybody out at once, whoever would have to mend it too.
    return {
      absoluteHours: Math.max(1, setting(policy, 'session.hours')),
      idleMinutes: Math.max(5, Math.round(setting(policy, 'session.idle'))),
    }
  }
