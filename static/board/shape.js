// A smooth line through points that never goes beyond them: monotone cubics with slopes as in Steffen 1990
// (A simple method for monotonic interpolation in one dimension). Points are [x, y] with growing x.

export function smooth(points) {
  if (points.length < 2) return '';
  const steps = [];
  const rises = [];
  for (let i = 1; i < points.length; i += 1) {
    steps.push(points[i][0] - points[i - 1][0]);
    rises.push((points[i][1] - points[i - 1][1]) / steps.at(-1));
  }
  const slopes = slopesOf(steps, rises);
  const pieces = steps.map((step, i) => {
    const [[x0, y0], [x3, y3]] = [points[i], points[i + 1]];
    return `C${x0 + step / 3} ${y0 + (slopes[i] * step) / 3} ${x3 - step / 3} ${y3 - (slopes[i + 1] * step) / 3} ${x3} ${y3}`;
  });
  return `M${points[0].join(' ')}${pieces.join('')}`;
}

function slopesOf(steps, rises) {
  if (steps.length === 1) return [rises[0], rises[0]];
  const inner = [];
  for (let i = 1; i < steps.length; i += 1) {
    const [before, after] = [rises[i - 1], rises[i]];
    if (before * after <= 0) {
      inner.push(0);
      continue;
    }
    const mean = (before * steps[i] + after * steps[i - 1]) / (steps[i - 1] + steps[i]);
    inner.push(Math.sign(before) * 2 * Math.min(Math.abs(before), Math.abs(after), Math.abs(mean) / 2));
  }
  return [edge(steps[0], steps[1], rises[0], rises[1]), ...inner, edge(steps.at(-1), steps.at(-2), rises.at(-1), rises.at(-2))];
}

function edge(step, nextStep, rise, nextRise) {
  const part = step / (step + nextStep);
  const slope = rise * (1 + part) - nextRise * part;
  if (slope * rise <= 0) return 0;
  return Math.abs(slope) > 2 * Math.abs(rise) ? 2 * rise : slope;
}
