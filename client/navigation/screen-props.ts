/** Props of a detail screen; its breadcrumb leads back to `tab`. */
export interface DetailProps {
  tab: string;
  id: string;
}
