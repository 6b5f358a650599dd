import { useTranslation } from 'react-i18next';
import { ConnectionName } from './connection-name';

interface KnownConnectionNameProps {
  /** Null when it is no longer on the list. */
  readonly connection: { readonly name: string; readonly colour: string; readonly training: boolean } | null;
  readonly vendor?: string;
  readonly edgeless?: boolean;
}

/** The store an account belongs to, also when it has been taken off the list since. */
export function KnownConnectionName({ connection, ...looks }: KnownConnectionNameProps) {
  const { t } = useTranslation();
  return (
    <ConnectionName
      name={connection?.name ?? t('connection.gone')}
      colour={connection?.colour ?? ''}
      training={connection?.training ?? false}
      {...looks}
    />
  );
}
