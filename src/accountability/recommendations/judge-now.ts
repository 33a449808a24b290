// Standing on demand: anyone who may see it may have it computed. What comes out is the figures' word, not theirs.
import type { FastifyInstance } from 'fastify'
import { require, signedInOf } from '../../web/access.ts'
import type { Chassis } from '../../web/chassis.ts'

export function judgeNow(judge: (force: string) => Promise<void>): (server: FastifyInstance, chassis: Chassis) => void {
  return (server, chassis) => {
    const guarded = {
      config: { permission: 'see recommendations' as const },
      preHandler: require(chassis, 'see recommendations'),
    }
    server.post('/recommendations/judgement', guarded, async (request, reply) => {
      await judge(signedInOf(request).person.forceId)
      return reply.header('cache-control', 'no-store').redirect('/recommendations', 303)
    })
    server.post('/api/recommendations/judgement', guarded, async (request, reply) => {
      await judge(signedInOf(request).person.forceId)
      return reply.code(204).send()
    })
  }
}
