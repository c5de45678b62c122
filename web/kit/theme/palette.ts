/** The palette as Mantine's tuples of ten, light to dark; the same steps as `--p-…` in tokens.css (a test compares). */
export const palette = {
  fjord: ['#EAF4F6', '#D5E9ED', '#A9D1DA', '#78B4C1', '#4A95A6', '#287A8D', '#12637A', '#0E5265', '#0C4252', '#0A3441'],
  birch: ['#FDFCFA', '#F8F6F2', '#F1EEE8', '#E6E2DA', '#D5D0C6', '#B0AA9E', '#8C867B', '#67635B', '#4C4944', '#2C2A27'],
  hjortron: [
    '#FFF5E2',
    '#FFE9C2',
    '#FDD48E',
    '#F8BA50',
    '#EEA024',
    '#D98609',
    '#B46800',
    '#8F5100',
    '#703F00',
    '#553000',
  ],
  lingon: [
    '#FDEEEF',
    '#FBDADD',
    '#F5B1B8',
    '#EC828D',
    '#E05666',
    '#CE354A',
    '#B4213A',
    '#961A32',
    '#79162A',
    '#5E1222',
  ],
  mossa: ['#EFF6E7', '#DCEDCB', '#B9DA9B', '#90C067', '#6CA440', '#528A2A', '#41721F', '#355E1A', '#2A4B16', '#203A11'],
  ljung: ['#F6F0F8', '#EBDDF0', '#D5B9DF', '#BA8FC9', '#9E69B1', '#855198', '#6D3F7F', '#583268', '#462853', '#371F41'],
  natt: ['#ECEAE4', '#B9C3C3', '#93A1A3', '#6C7B7E', '#3D4E53', '#2B393D', '#202C2F', '#182124', '#11181A', '#0B1012'],
} as const;
export type PaletteName = keyof typeof palette;
