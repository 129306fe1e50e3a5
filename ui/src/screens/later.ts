// The parts of the window that are not on the first screen. Each is read when it is needed first, or a moment after the
// first screen stands, so that the start waits for none and no press waits for any.
export const reviewScreen = () => import('./Review.svelte');
export const boardScreen = () => import('./Tracking.svelte');
export const indicatorsScreen = () => import('./Indicators.svelte');
export const unitsScreen = () => import('./Units.svelte');
export const unitSheetScreen = () => import('./UnitSheet.svelte');
export const documentsScreen = () => import('./Documents.svelte');
export const chairScreen = () => import('./Chair.svelte');
export const settingsScreen = () => import('./Settings.svelte');
export const firstRun = () => import('./FirstRun.svelte');
export const palette = () => import('./Palette.svelte');
export const keySheet = () => import('./KeySheet.svelte');
export const foundDialog = () => import('../committee/CommitteeFound.svelte');
export const exportDialog = () => import('../briefing/NoticeExport.svelte');
export const assignDialog = () => import('../task/TaskAssign.svelte');
export const importDialog = () => import('../task/TaskImport.svelte');
export const minutesDialog = () => import('../directive/PasteMinutes.svelte');
export const openingDialog = () => import('../review/ReviewOpen.svelte');
export const chartDialog = () => import('../briefing/IndicatorChart.svelte');
export const menu = () => import('../parts/Menu.svelte');

const ALL = [
  menu,
  palette,
  boardScreen,
  reviewScreen,
  keySheet,
  exportDialog,
  chartDialog,
  minutesDialog,
  assignDialog,
  importDialog,
  openingDialog,
  indicatorsScreen,
  unitsScreen,
  unitSheetScreen,
  documentsScreen,
  chairScreen,
  settingsScreen,
  foundDialog,
  firstRun,
];

/** Reads the rest of the window, one part after the other, so that a press in between is answered at once. */
export async function readRest(): Promise<void> {
  for (const part of ALL) await part();
}
