// The four grades and their order. There is no number behind them.
import type { RiskLevel } from '../facts.ts'

export type Level = RiskLevel

const order: readonly Level[] = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH']

export const levelOrder = (level: Level): number => order.indexOf(level)

export const higher = (a: Level, b: Level): Level => (levelOrder(a) >= levelOrder(b) ? a : b)

/** As every screen, form and paper says them. */
export const levelWords: Readonly<Record<Level, string>> = {
  VERY_LOW: 'VERY LOW',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  HIGH: 'HIGH',
}
