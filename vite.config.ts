import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.SVARA_DEV_SERVER ?? 'http://localhost:4000';

/** The web: `web/` in, `web/dist` out; in development the running server answers `/api`, `/live` and files. */
export default defineConfig({
  root: 'web',
  publicDir: 'public-files',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'ground',
              test: /node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store|@tanstack[\\/](?:react-router|router-core|history|react-store|store|react-query|query-core)|i18next|react-i18next|zod)[\\/]/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: Number(process.env.SVARA_DEV_PORT ?? 5173),
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/live': { target: server, ws: true },
    },
  },
});
