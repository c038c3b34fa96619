package pactwatch.local.table;

import java.util.List;

/**
 * A benchmark of the table.
 *
 * @param name for people
 * @param arguments what follows {@code deploy/pactwatch bench}
 * @param figures of its output that count
 */
record Part(String name, List<String> arguments, List<Figure> figures) {

    Part {
        arguments = List.copyOf(arguments);
        figures = List.copyOf(figures);
    }

    static final Part INGEST =
            new Part(
                    "ingest",
                    List.of("ingest", "--feeds", "200", "--peers"),
                    List.of(
                            Figure.of("200 feeds of 50 items, cold", refresh("cold"), "CPU s"),
                            Figure.of("all answer 304, first", refresh("warm"), "CPU s"),
                            Figure.of("one new item each, first", refresh("change"), "CPU s")));

    static final Part EXTRACTION =
            new Part(
                    "extraction",
                    List.of("extract", "-wi", "2", "-w", "5", "-i", "2", "-r", "3"),
                    List.of(
                            extraction("English items", "en item"),
                            extraction("English articles of 8 KB", "en article"),
                            extraction("Russian items", "ru item"),
                            extraction("Russian articles of 8 KB", "ru article")));

    static final Part REBUILD =
            new Part(
                    "rebuild",
                    List.of("rebuild", "100000"),
                    List.of(
                            Figure.of(
                                            "100,000 articles",
                                            "articles in [0-9.]+ s, (?<value>[0-9]+) a second, .* bare"
                                                    + " consumer (?<limit>[0-9]+) a second",
                                            "a second")
                                    .beside("a bare consumer")));

    static final Part PROJECTION =
            new Part(
                    "projection",
                    List.of("projection", "100000"),
                    List.of(
                            Figure.of(
                                            "100,000 claims folded and projected",
                                            "s\\), (?<value>[0-9]+) a second; bare consumer"
                                                    + " (?<limit>[0-9]+) a second",
                                            "a second")
                                    .beside("a bare consumer")));

    static final Part READS =
            new Part(
                    "reads",
                    List.of("reads", "20000"),
                    List.of(
                            Figure.of(
                                    "a day asked for again, p99",
                                    "come: median [0-9.]+ ms, p99 (?<value>[0-9.]+) ms",
                                    "ms"),
                            Figure.of(
                                    "a day asked for first, median",
                                    "before: median (?<value>[0-9.]+) ms",
                                    "ms")));

    static final Part START =
            new Part(
                    "start",
                    List.of("start"),
                    List.of(
                            Figure.of("first page", "first page after (?<value>[0-9.]+) s", "s")
                                    .atMost(10),
                            Figure.of(
                                            "first page, second start",
                                            "started again: (?<value>[0-9.]+) s",
                                            "s")
                                    .atMost(10),
                            Figure.of(
                                            "resident memory after the demo",
                                            "resident: .* all (?<value>[0-9]+) MiB",
                                            "MiB")
                                    .atMost(1024),
                            Figure.of("served → webhook, p50", "p50 (?<value>[0-9]+) ms", "ms"),
                            Figure.of("served → webhook, p99", "p99 (?<value>[0-9]+) ms", "ms")));

    /** In the order of the line. */
    static final List<Part> ALL = List.of(INGEST, EXTRACTION, REBUILD, PROJECTION, READS, START);

    private static String refresh(String name) {
        return " %s +pactwatch +[0-9.]+ +(?<value>[0-9.]+)".formatted(name);
    }

    private static Figure extraction(String what, String name) {
        return Figure.of(
                        what,
                        ("extraction: %s: (?<value>[0-9]+) a second of one core; plain tokenisation"
                                        + " (?<limit>[0-9]+),")
                                .formatted(name),
                        "a CPU second")
                .beside("plain tokenisation");
    }
}
