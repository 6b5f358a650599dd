import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e9effb',
  '#d3dff6',
  '#b0c6ef',
  '#8aabe6',
  '#6790dc',
  '#4675cf',
  '#2f60bd',
  '#2450a8',
  '#1b3f87',
  '#133577',
];

// The library's own colours are computed once per theme; ours follow the colour scheme through the tokens.
const tokenColours: VariantColorsResolver = ({ variant }) => {
  switch (variant) {
    case 'filled':
      return {
        background: 'var(--kd-accent)',
        hover: 'var(--kd-accent-strong)',
        color: 'var(--kd-on-accent)',
        border: '1px solid transparent',
        hoverColor: 'var(--kd-on-accent)',
      };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'var(--kd-hover)',
        color: 'var(--kd-ink)',
        border: '1px solid transparent',
        hoverColor: 'var(--kd-ink)',
      };
    default:
      return {
        background: 'var(--kd-surface)',
        hover: 'var(--kd-hover)',
        color: 'var(--kd-ink)',
        border: '1px solid var(--kd-line-strong)',
        hoverColor: 'var(--kd-ink)',
      };
  }
};

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent },
  fontFamily: 'var(--kd-font)',
  fontFamilyMonospace: 'var(--kd-font-mono)',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  defaultRadius: '6px',
  variantColorResolver: tokenColours,
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    // Within the landmark of what it names.
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: false, transitionProps: { duration: 0 } } },
    Menu: {
      defaultProps: { transitionProps: { duration: 0 }, withinPortal: false, withInitialFocusPlaceholder: false },
    },
    Modal: { defaultProps: { transitionProps: { duration: 0 } } },
  },
});

const tokens = {
  '--mantine-color-body': 'var(--kd-surface)',
  '--mantine-color-text': 'var(--kd-ink)',
  '--mantine-color-dimmed': 'var(--kd-ink-quiet)',
  '--mantine-color-placeholder': 'var(--kd-ink-quiet)',
  '--mantine-color-default': 'var(--kd-surface)',
  '--mantine-color-default-hover': 'var(--kd-hover)',
  '--mantine-color-default-color': 'var(--kd-ink)',
  '--mantine-color-default-border': 'var(--kd-line-strong)',
  '--mantine-color-error': 'var(--kd-stop)',
  '--mantine-color-anchor': 'var(--kd-accent)',
  '--mantine-primary-color-filled': 'var(--kd-accent)',
  '--mantine-primary-color-filled-hover': 'var(--kd-accent-strong)',
  '--mantine-primary-color-contrast': 'var(--kd-on-accent)',
};

export const tokenVariables: CSSVariablesResolver = () => ({ variables: tokens, light: tokens, dark: tokens });
