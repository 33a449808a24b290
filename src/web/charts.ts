// Charts as SVG text made on the server, each with the table of the figures it draws. Styled by charts/charts.css.
export { intervalBars } from './charts/bars.ts'
export { controlChart } from './charts/control.ts'
export { funnelPlot } from './charts/funnel.ts'
export { type Piece, schedule } from './charts/schedule.ts'
export type { Chart } from './charts/svg.ts'
