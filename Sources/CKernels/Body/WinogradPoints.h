// Winograd's F(4, 3) in one dimension.
//
// After Lavin & Gray (2016), "Fast Algorithms for Convolutional Neural Networks", with the points 0,
// +-b, +-a and infinity, where b = sqrt(1/2) and a = sqrt(2): all constants stay between 0.23 and 2.9,
// while the usual points 0, +-1, +-2 need 0.04 to 8 and lose several times as many digits.
//
// Each transform in one dimension reads and writes vectors `from` and `to` apart.

#define WINO_B 0.70710678118654752f
#define WINO_A 1.41421356237309505f
#define WINO_B3 0.35355339059327376f
#define WINO_A3 2.82842712474619010f

// 6 inputs to 6 points.
INLINE void NAME(wino_to_points)(const V *d, int from, V *t, int to) {
  const V d0 = d[0], d1 = d[from], d2 = d[2 * from], d3 = d[3 * from], d4 = d[4 * from];
  const V even_b = NAME(fma)(d2, (V)(-2.0f), d4), odd_b = NAME(fma)(d1, (V)(-2.0f), d3);
  const V even_a = NAME(fma)(d2, (V)(-0.5f), d4), odd_a = NAME(fma)(d1, (V)(-0.5f), d3);
  t[0] = NAME(fma)(d2, (V)(-2.5f), d0 + d4);
  t[to] = NAME(fma)(odd_b, (V)(WINO_B), even_b);
  t[2 * to] = NAME(fma)(odd_b, (V)(-WINO_B), even_b);
  t[3 * to] = NAME(fma)(odd_a, (V)(WINO_A), even_a);
  t[4 * to] = NAME(fma)(odd_a, (V)(-WINO_A), even_a);
  t[5 * to] = NAME(fma)(d3, (V)(-2.5f), d1 + d[5 * from]);
}

// 6 points to 4 outputs.
INLINE void NAME(wino_from_points)(const V *m, int from, V *y, int to) {
  const V sum_b = m[from] + m[2 * from], difference_b = m[from] - m[2 * from];
  const V sum_a = m[3 * from] + m[4 * from], difference_a = m[3 * from] - m[4 * from];
  y[0] = m[0] + sum_b + sum_a;
  y[to] = NAME(fma)(difference_a, (V)(WINO_A), difference_b * WINO_B);
  y[2 * to] = NAME(fma)(sum_a, (V)(2.0f), sum_b * 0.5f);
  y[3 * to] = NAME(fma)(difference_a, (V)(WINO_A3),
    NAME(fma)(difference_b, (V)(WINO_B3), m[5 * from]));
}

// 4 output gradients to 6 points: the transpose of the above.
INLINE void NAME(wino_gradient_to_points)(const V *y, int from, V *z, int to) {
  const V y0 = y[0], y1 = y[from], y2 = y[2 * from], y3 = y[3 * from];
  const V even_b = NAME(fma)(y2, (V)(0.5f), y0), odd_b = NAME(fma)(y3, (V)(0.5f), y1);
  const V even_a = NAME(fma)(y2, (V)(2.0f), y0), odd_a = NAME(fma)(y3, (V)(2.0f), y1);
  z[0] = y0;
  z[to] = NAME(fma)(odd_b, (V)(WINO_B), even_b);
  z[2 * to] = NAME(fma)(odd_b, (V)(-WINO_B), even_b);
  z[3 * to] = NAME(fma)(odd_a, (V)(WINO_A), even_a);
  z[4 * to] = NAME(fma)(odd_a, (V)(-WINO_A), even_a);
  z[5 * to] = y3;
}

// 3 taps to 6 points.
INLINE void NAME(wino_taps_to_points)(const V *g, int from, V *u, int to) {
  const V g0 = g[0], g1 = g[from], g2 = g[2 * from];
  const V even_b = NAME(fma)(g2, (V)(0.5f), g0), even_a = NAME(fma)(g2, (V)(2.0f), g0);
  u[0] = g0;
  u[to] = NAME(fma)(g1, (V)(WINO_B), even_b) * (-2.0f / 3);
  u[2 * to] = NAME(fma)(g1, (V)(-WINO_B), even_b) * (-2.0f / 3);
  u[3 * to] = NAME(fma)(g1, (V)(WINO_A), even_a) * (1.0f / 6);
  u[4 * to] = NAME(fma)(g1, (V)(-WINO_A), even_a) * (1.0f / 6);
  u[5 * to] = g2;
}

// 6 points to 3 tap gradients: the transpose of the above.
INLINE void NAME(wino_points_to_taps)(const V *p, int from, V *g, int to) {
  const V sum_b = (p[from] + p[2 * from]) * (-2.0f / 3);
  const V difference_b = (p[from] - p[2 * from]) * (-2.0f / 3);
  const V sum_a = (p[3 * from] + p[4 * from]) * (1.0f / 6);
  const V difference_a = (p[3 * from] - p[4 * from]) * (1.0f / 6);
  g[0] = p[0] + sum_b + sum_a;
  g[to] = NAME(fma)(difference_a, (V)(WINO_A), difference_b * WINO_B);
  g[2 * to] = NAME(fma)(sum_a, (V)(2.0f), NAME(fma)(sum_b, (V)(0.5f), p[5 * from]));
}
