import { StatusIcon } from '../controls/StatusIcon';
import {
  THUMBNAILS,
  type ThumbEdge,
  type ThumbHull,
  type ThumbNode,
  type Tone,
} from './thumbnails';
import styles from './Thumbnail.module.css';

const TONES: readonly Tone[] = ['plain', 'unreach', 'uncol', 'accent', 'freed'];
const NODE_HEIGHT = 26;

/** A small picture of where a scenario ends. */
export function Thumbnail({ scenario }: { scenario: string }) {
  const picture = THUMBNAILS[scenario];
  if (picture === undefined) return null;
  const { nodes, edges, hull, cut, word } = picture;
  return (
    <svg className={styles.picture} height="96" aria-hidden="true">
      <Definitions id={scenario} />
      <rect width="100%" height="96" fill="var(--canvas)" />
      <rect width="100%" height="96" fill={`url(#dots-${scenario})`} />
      <rect width="52" height="96" fill="var(--lane)" />
      <path d="M52.5 0v96" stroke="var(--line)" />
      {hull && <Hull id={scenario} hull={hull} />}
      {edges.map((edge) => (
        <Edge key={edge.d} id={scenario} edge={edge} />
      ))}
      {nodes.map((node) => (
        <Node key={`${node.x} ${node.y}`} node={node} />
      ))}
      {cut && <Scissors {...cut} />}
      {word && (
        <text className={styles.word} x={word.x} y={word.y}>
          {word.text}
        </text>
      )}
    </svg>
  );
}

function Definitions({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`dots-${id}`} width="20" height="20" patternUnits="userSpaceOnUse">
        <circle cx="1" cy="1" r="0.8" fill="var(--line-2)" opacity="0.55" />
      </pattern>
      <pattern id={`unreachable-${id}`} width="9" height="9" patternUnits="userSpaceOnUse">
        <rect width="9" height="9" fill="var(--unreach-bg)" opacity="0.55" />
        <circle cx="2" cy="2" r="1" fill="var(--unreach)" opacity="0.35" />
      </pattern>
      <pattern
        id={`uncollectable-${id}`}
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="9" height="9" fill="var(--uncol-bg)" opacity="0.55" />
        <path d="M0 0v9" stroke="var(--uncol)" strokeWidth="1.6" opacity="0.22" />
      </pattern>
      {TONES.map((tone) => (
        <marker
          key={tone}
          id={`${tone}-${id}`}
          className={styles[tone]}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 .6 7.4 4 0 7.4Z" fill="currentColor" />
        </marker>
      ))}
    </defs>
  );
}

function Hull({ id, hull: { x, y, width, height, status } }: { id: string; hull: ThumbHull }) {
  const stuck = status === 'uncollectable';
  return (
    <g className={stuck ? styles.uncol : styles.unreach}>
      <rect
        {...{ x, y, width, height }}
        rx="12"
        fill={`url(#${status}-${id})`}
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray={stuck ? undefined : '5 4'}
      />
      {stuck && (
        <rect
          x={x + 3}
          y={y + 3}
          width={width - 6}
          height={height - 6}
          rx="9.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="0.8"
          opacity="0.6"
        />
      )}
      <circle cx={x + 14} cy={y} r="8.5" fill="currentColor" />
      <g className={styles.onFill} transform={`translate(${x + 8.5} ${y - 5.5})`}>
        <StatusIcon status={status} size={11} />
      </g>
    </g>
  );
}

function Edge({ id, edge: { d, tone = 'plain', dash } }: { id: string; edge: ThumbEdge }) {
  return (
    <path
      className={styles[tone]}
      d={d}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeDasharray={dash === 'weak' ? '4 3' : dash === 'gone' ? '2 3' : undefined}
      markerEnd={`url(#${tone}-${id})`}
    />
  );
}

/** Outlines as in the drawing: round for objects, near-square for dicts, a hexagon for weak references. */
function outline({ kind, x, y, width }: ThumbNode): string {
  const h = NODE_HEIGHT;
  if (kind === 'frm')
    return `M${x} ${y}h${width - 5}a5 5 0 0 1 5 5v${h - 10}a5 5 0 0 1-5 5h-${width - 5}Z`;
  if (kind === 'ref') return `M${x + 8} ${y}h${width - 16}l8 13-8 13h-${width - 16}l-8-13Z`;
  const r = kind === 'obj' ? 7 : 3;
  return `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1-${r} ${r}h-${width - 2 * r}a${r} ${r} 0 0 1-${r}-${r}v-${h - 2 * r}a${r} ${r} 0 0 1 ${r}-${r}Z`;
}

function Node({ node }: { node: ThumbNode }) {
  const { kind, x, y, width, tone = 'plain', count, caption } = node;
  const gone = tone === 'freed';
  const lost = tone === 'unreach' || tone === 'uncol';
  return (
    <g className={styles[tone]}>
      <path
        d={outline(node)}
        className={gone ? styles.ghost : styles.box}
        strokeWidth={lost ? 1.6 : 1.2}
        strokeDasharray={gone ? '2 2.5' : kind === 'ref' ? '4 3' : undefined}
      />
      {kind === 'frm' && !gone && <rect className={styles.bar} x={x} y={y} width="3" height="26" />}
      <text
        className={gone ? styles.struck : styles.tile}
        x={x + width / 2 - (count === undefined ? 0 : 4)}
        y={y + 16.6}
      >
        {kind}
      </text>
      {count !== undefined && (
        <>
          <rect
            className={styles.box}
            x={x + width - 12.2}
            y={y - 7}
            width="15.2"
            height="14"
            rx="7"
          />
          <text className={styles.count} x={x + width - 4.6} y={y + 3.6}>
            {count}
          </text>
        </>
      )}
      {caption && (
        <text className={styles.caption} x={x} y={y + 42}>
          {caption}
        </text>
      )}
    </g>
  );
}

function Scissors({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r="11" fill="var(--accent)" />
      <g
        transform="translate(-7 -7) scale(0.875)"
        fill="none"
        stroke="var(--on-fill)"
        strokeWidth="1.4"
        strokeLinecap="round"
      >
        <circle cx="4.2" cy="4.4" r="1.9" />
        <circle cx="4.2" cy="11.6" r="1.9" />
        <path d="M5.8 5.5 13.5 11M5.8 10.5 13.5 5" />
      </g>
    </g>
  );
}
