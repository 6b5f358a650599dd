import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import { plainText } from '../../lib/inspect-text';
import { useDesk } from '../../stores/desk';
import { ConnectionHandle } from './connection-handle';
import { ConnectionItem } from './connection-item';
import type { ConnectionsStore } from './connections-store';
import css from './connections-page.module.css';

interface ConnectionListProps {
  readonly store: ConnectionsStore;
  readonly connections: readonly ConnectionSummary[];
  onExport(ids: readonly string[]): void;
}

/** The connections in the agent's order, which can be changed by dragging or by the arrow keys. */
export function ConnectionList({ store, connections, onExport }: ConnectionListProps) {
  const { t } = useTranslation();
  const { announcer } = useDesk();
  const tests = useStore(store, (state) => state.tests);
  const mayAdd = useStore(store, (state) => state.overview?.mayAdd ?? false);
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [focus, setFocus] = useState<{ readonly id: string; readonly stamp: number } | null>(null);
  const ids = connections.map(({ id }) => id);

  const moveTo = (id: string, place: number): void => {
    const others = ids.filter((other) => other !== id);
    const wanted = others.toSpliced(place, 0, id);
    if (wanted.join() === ids.join()) return;
    const name = plainText(connections.find((connection) => connection.id === id)?.name ?? '');
    void store
      .getState()
      .reorder(wanted)
      .then(() => {
        setFocus((before) => ({ id, stamp: (before?.stamp ?? 0) + 1 }));
        announcer.getState().say(t('connectionList.moved', { name, place: wanted.indexOf(id) + 1 }));
      });
  };
  const drop = (): void => {
    if (dragged !== null && target !== null) moveTo(dragged, ids.indexOf(target));
    setDragged(null);
    setTarget(null);
  };

  return (
    <ul className={css['list']}>
      {connections.map((connection, index) => {
        const { id, name, training, vendor } = connection;
        return (
          <ConnectionItem
            key={id}
            connection={connection}
            test={tests[id] ?? null}
            mayAdd={mayAdd}
            isTarget={target === id && dragged !== id}
            handle={
              <ConnectionHandle
                name={plainText(name)}
                focusStamp={focus?.id === id ? focus.stamp : null}
                onMove={(by) => moveTo(id, Math.max(0, index + by))}
                onDragStart={() => setDragged(id)}
                onDragEnd={() => {
                  setDragged(null);
                  setTarget(null);
                }}
              />
            }
            onDragOver={() => setTarget(dragged === null ? null : id)}
            onDrop={drop}
            onTest={() => void store.getState().test(id)}
            onStopTest={() => store.getState().stopTest(id)}
            onEdit={() => void store.getState().edit(id)}
            onDuplicate={() => void store.getState().duplicate(id)}
            onExport={() => onExport([id])}
            onRemove={() =>
              training ? void store.getState().hideTraining(vendor, name) : store.getState().askRemove(id, name)
            }
          />
        );
      })}
    </ul>
  );
}
