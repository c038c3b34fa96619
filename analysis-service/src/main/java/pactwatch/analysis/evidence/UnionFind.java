package pactwatch.analysis.evidence;

import java.util.Arrays;

/** Disjoint sets of numbers (Tarjan 1975); the least number of a set names it. */
final class UnionFind {

    private int[] parents;
    private int size;

    UnionFind(int size) {
        this.parents = new int[Math.max(size, 8)];
        for (int i = 0; i < size; i++) {
            add();
        }
    }

    /** Adds a set of one. */
    int add() {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, size * 2);
        }
        parents[size] = size;
        return size++;
    }

    int find(int i) {
        int root = i;
        while (parents[root] != root) {
            root = parents[root];
        }
        for (int at = i; parents[at] != root; ) {
            int next = parents[at];
            parents[at] = root;
            at = next;
        }
        return root;
    }

    /** Whether the two were apart before. */
    boolean unite(int a, int b) {
        int left = find(a);
        int right = find(b);
        parents[Math.max(left, right)] = Math.min(left, right);
        return left != right;
    }
}
