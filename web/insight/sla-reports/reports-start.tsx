import { Navigate } from '@tanstack/react-router';
import { paths } from '#web/kit/frame/paths.ts';

/** The reports begin with how promises were kept (SLR-1). */
export function ReportsStart() {
  return <Navigate to={paths.compliance() as never} replace />;
}
