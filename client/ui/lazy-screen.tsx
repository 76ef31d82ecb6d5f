import { type ComponentType, lazy, useState } from 'react';

type Loaded<Props> = Promise<{ default: ComponentType<Props> }>;

/** A part of the view that is loaded when it is first shown, or ahead. */
export interface LazyScreen<Props> {
  load(): Loaded<Props>;
  /** Null until it was loaded. */
  loaded(): ComponentType<Props> | null;
  Later: ComponentType<Props>;
}

export function lazyScreen<Props extends object>(load: () => Loaded<Props>): LazyScreen<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loadAndKeep = async () => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  return {
    load: loadAndKeep,
    loaded: () => loaded,
    Later: lazy(loadAndKeep) as unknown as ComponentType<Props>,
  };
}

/**
 * Draws a part: at once what was loaded ahead. `lazy` alone would show the skeleton first, which
 * React then leaves for 300 ms at least.
 */
export function RenderLazyScreen<Props extends object>({
  of,
  with: props,
}: {
  of: LazyScreen<Props>;
  with: Props;
}) {
  const [Content] = useState<ComponentType<Props>>(() => of.loaded() ?? of.Later);
  return <Content {...props} />;
}
