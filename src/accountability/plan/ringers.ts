// The clocks of the action plan that ring.
import { ringer } from '../../registers/alarms.ts'
import { action } from './action/procedure.ts'
import { responsibleFor } from './action/responsible.ts'

export const planRingers = [ringer(action, responsibleFor)]
