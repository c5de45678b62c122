import './kit/style/mantine.css';
import '@fontsource-variable/hanken-grotesk/wght.css';
import './kit/style/style.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './kit/language/i18n.ts';
import { resolver, theme } from './kit/theme/theme.ts';
import { queryClient } from './kit/wire/query-client.ts';
import { router } from './routes.tsx';

/** The first thing that runs in the browser: language, theme, cache, then the pages. */
const root = document.getElementById('root');
if (root) {
  await startLanguage();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
