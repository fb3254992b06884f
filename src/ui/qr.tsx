/** A QR code on a page: dark on white in every colour scheme, or no camera reads it. */

type Drawn = { readonly size: number; readonly path: string };

/** The code, with a sentence for whoever does not see it. */
export const QrCode = ({ picture: { size, path }, label }: { picture: Drawn; label: string }) => (
  <svg class="rw-qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width="232" height="232" shape-rendering="crispEdges">
    <rect width={size} height={size} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
);
