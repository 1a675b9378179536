/**
 * Pictures for the notebooks. Every `show…` displays one picture under the cell and returns nothing; the `…Figure`
 * beside it builds the same picture as data.
 */

export { type ChannelMatrixOptions, channelMatrixFigure, showChannelMatrix } from "./channel-matrix";
export { type Role, roles, series } from "./colours";
export { type ComparisonOptions, comparisonFigure, showComparison } from "./comparison";
export { type ConvFigureOptions, convFigure, showConv } from "./conv";
export { type ConvMatrixFigureOptions, convMatrixFigure, showConvMatrix } from "./conv-matrix";
export { show } from "./display";
export {
  exploreChannels,
  exploreChoosing,
  exploreConvMatrix,
  exploreDilation,
  exploreGroups,
  exploreKernel,
  exploreLatentMap,
  explorePointwise,
  exploreReceptiveField,
  exploreSeparableCost,
  exploreSliding,
  exploreSqueeze,
  exploreTransposed,
  type TrainedCoder,
} from "./explorers/index";
export { showFormula } from "./formula";
export { type Im2colFigureOptions, im2colFigure, showIm2col } from "./im2col";
export { type KernelOptions, kernelFigure, showKernel } from "./kernel";
export { type Line, type LineChartOptions, lineChartFigure, showLines } from "./line-chart";
export { type LiveChart, type LiveChartOptions, liveChart } from "./live-chart";
export { type LiveDots, type LiveDotsOptions, liveDots } from "./live-dots";
export { type LiveMaps, type LiveMapsOptions, liveMaps } from "./live-maps";
export { type MapOptions, type MapsOptions, mapFigure, mapsFigure, showMap, showMaps } from "./map";
export { isMatch, type Match, showMatches } from "./matches";
export { type PhotoBox, type PhotoOptions, photoFigure, showPhoto } from "./photo";
export { type PlotFigureOptions, plotFigure, showPlot } from "./plot";
export { type SideBySideOptions, showSideBySide, sideBySideFigure } from "./side-by-side";
export type { Figure } from "./svg";
export { type Cell, type Row, showTable, type TableOptions } from "./table";
