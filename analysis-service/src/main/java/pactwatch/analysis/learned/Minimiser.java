package pactwatch.analysis.learned;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the minimum of a smooth convex function by L-BFGS with a backtracking line search (Nocedal
 * and Wright, Numerical Optimization, algorithms 7.4 and 3.1). Deterministic.
 */
final class Minimiser {

    private static final int MEMORY = 8;
    private static final int STEPS_MAX = 400;
    private static final int HALVINGS_MAX = 30;
    private static final double DECREASE = 1e-4;
    private static final double FLAT = 1e-4;

    /** A step that was taken, how the gradient changed by it, and one over their product. */
    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double inverse;

        Pair(double[] step, double[] change, double inverse) {
            this.step = step;
            this.change = change;
            this.inverse = inverse;
        }
    }

    /** A function with its gradient. */
    interface Objective {

        /** The value at a point; writes the gradient there. */
        double at(double[] point, double[] gradient);
    }

    private Minimiser() {}

    /** The point of least value, looked for from a point. */
    static double[] minimise(Objective objective, double[] from) {
        int size = from.length;
        double[] point = from.clone();
        double[] gradient = new double[size];
        double value = objective.at(point, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int step = 0; step < STEPS_MAX && norm(gradient) > FLAT * Math.sqrt(size); step++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double length = memory.isEmpty() ? 1 / (1 + norm(gradient)) : 1;
            double[] next = new double[size];
            double[] nextGradient = new double[size];
            double nextValue = value;
            int halvings = 0;
            do {
                for (int i = 0; i < size; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                nextValue = objective.at(next, nextGradient);
                length /= 2;
                halvings++;
            } while (nextValue > value + DECREASE * 2 * length * slope && halvings < HALVINGS_MAX);
            if (nextValue >= value) {
                return point;
            }
            remember(memory, point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private static void remember(
            Deque<Pair> memory, double[] from, double[] to, double[] before, double[] after) {
        double[] step = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            step[i] = to[i] - from[i];
            change[i] = after[i] - before[i];
        }
        double curvature = dot(step, change);
        if (curvature > 0) {
            memory.addLast(new Pair(step, change, 1 / curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] direction = new double[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            direction[i] = -gradient[i];
        }
        Deque<Double> shares = new ArrayDeque<>();
        for (Pair pair : (Iterable<Pair>) memory::descendingIterator) {
            double share = pair.inverse * dot(pair.step, direction);
            shares.addFirst(share);
            add(direction, pair.change, -share);
        }
        if (!memory.isEmpty()) {
            Pair last = memory.getLast();
            double scale = 1 / (last.inverse * dot(last.change, last.change));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Pair pair : memory) {
            double back = pair.inverse * dot(pair.change, direction);
            add(direction, pair.step, shares.removeFirst() - back);
        }
        return direction;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
