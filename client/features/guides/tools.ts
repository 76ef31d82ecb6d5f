import { type ComponentType, createContext, useContext } from 'react';

interface CopyProps {
  text: string;
  /** What the button says. */
  children?: string;
  /** Tells this button from the others of the page. */
  label?: string;
}

/** How a guide copies and how it links out: inside monday's frame it is not as on a page of its own. */
export interface GuideTools {
  Copy: ComponentType<CopyProps>;
  Outside: ComponentType<{ href: string; children: string }>;
}

const missing = () => null;

export const GuideToolsContext = createContext<GuideTools>({ Copy: missing, Outside: missing });

export const useGuideTools = (): GuideTools => useContext(GuideToolsContext);
