// The sections of the sidebar, each with the place its key has in the map (DESIGN 3, C11).
import type { Component } from 'svelte';
import BuildingsIcon from 'phosphor-svelte/lib/BuildingsIcon';
import ChartLineIcon from 'phosphor-svelte/lib/ChartLineIcon';
import FileTextIcon from 'phosphor-svelte/lib/FileTextIcon';
import HouseSimpleIcon from 'phosphor-svelte/lib/HouseSimpleIcon';
import ListChecksIcon from 'phosphor-svelte/lib/ListChecksIcon';
import UsersThreeIcon from 'phosphor-svelte/lib/UsersThreeIcon';
import type { Screen } from '../router.svelte';

export interface Section {
  screen: Screen;
  /** Its key: `section-<n>`. */
  key: number;
  icon: Component;
}

export const SECTIONS: readonly Section[] = [
  { screen: 'overview', key: 1, icon: HouseSimpleIcon },
  { screen: 'review', key: 2, icon: UsersThreeIcon },
  { screen: 'tracking', key: 3, icon: ListChecksIcon },
  { screen: 'indicators', key: 4, icon: ChartLineIcon },
  { screen: 'units', key: 5, icon: BuildingsIcon },
  { screen: 'documents', key: 6, icon: FileTextIcon },
];
