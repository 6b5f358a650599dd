/** Edge lengths, in pixels, in which the icon is drawn for the Linux desktops. */
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
