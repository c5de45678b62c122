import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { palette, type PaletteName } from './palette.ts';

/** Mantine's theme in Svara's palette, sizes and shapes (DESIGN 8). */
export const theme = createTheme({
  primaryColor: 'fjord',
  primaryShade: { light: 6, dark: 4 },
  colors: {
    fjord: tuple('fjord'),
    gray: tuple('birch'),
    dark: tuple('natt'),
    yellow: tuple('hjortron'),
    red: tuple('lingon'),
    green: tuple('mossa'),
    grape: tuple('ljung'),
  },
  fontFamily: 'var(--sv-font)',
  fontFamilyMonospace: 'var(--sv-mono)',
  headings: { fontFamily: 'var(--sv-font)', fontWeight: '720' },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  fontWeights: { regular: '420', medium: '530', bold: '620' },
  shadows: {
    xs: 'var(--sv-shadow-1)',
    sm: 'var(--sv-shadow-1)',
    md: 'var(--sv-shadow-2)',
    lg: 'var(--sv-shadow-3)',
    xl: 'var(--sv-shadow-3)',
  },
  breakpoints: { xs: '30em', sm: '45em', md: '64em', lg: '75em', xl: '80em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  variantColorResolver: (input) => {
    const usual = defaultVariantColorsResolver(input);
    const pair = input.variant === 'filled' ? filledPairs[input.color ?? input.theme.primaryColor] : undefined;
    if (!pair) return usual;
    return {
      ...usual,
      background: `var(--sv-${pair[0]})`,
      color: `var(--sv-${pair[1]})`,
      hover: `var(--sv-${pair[2]})`,
      border: '1px solid transparent',
    };
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Input: { defaultProps: { size: 'sm' } },
    Menu: { defaultProps: { shadow: 'lg', radius: 'lg', transitionProps: { duration: 150 } } },
    Popover: { defaultProps: { shadow: 'lg', radius: 'lg', transitionProps: { duration: 150 } } },
    Table: { defaultProps: { fz: 13 } },
    Tooltip: { defaultProps: { openDelay: 400 } },
    // Mantine's <header> of a drawer would be a second banner of the page.
    Modal: { defaultProps: { radius: 'lg', centered: true, attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
});

/** Mantine's own variables pointed at the design's tokens, the same in both schemes. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both });

/** Filled buttons take the design's measured pairs: white on the dark scheme's accent would be 3:1. */
const filledPairs: Readonly<Record<string, readonly [string, string, string]>> = {
  fjord: ['accent', 'on-accent', 'accent-hover'],
  red: ['p-over-bg', 'on-bad', 'bad-fill-hover'],
  green: ['answer', 'on-answer', 'answer-hover'],
};

const both = {
  '--mantine-color-body': 'var(--sv-raised)',
  '--mantine-color-text': 'var(--sv-text)',
  '--mantine-color-dimmed': 'var(--sv-text-3)',
  '--mantine-color-placeholder': 'var(--sv-text-3)',
  '--mantine-color-anchor': 'var(--sv-accent-text)',
  '--mantine-color-default': 'var(--sv-raised)',
  '--mantine-color-default-hover': 'var(--sv-hover)',
  '--mantine-color-default-color': 'var(--sv-text)',
  '--mantine-color-default-border': 'var(--sv-line-2)',
  '--mantine-color-error': 'var(--sv-bad-text)',
  '--mantine-color-success': 'var(--sv-ok-text)',
  '--mantine-primary-color-filled': 'var(--sv-accent)',
  '--mantine-primary-color-filled-hover': 'var(--sv-accent-hover)',
  '--mantine-primary-color-contrast': 'var(--sv-on-accent)',
  '--mantine-primary-color-light': 'var(--sv-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--sv-accent-text)',
};

function tuple(name: PaletteName): MantineColorsTuple {
  return palette[name] as unknown as MantineColorsTuple;
}
