package pactwatch.local.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /**
     * How much is measured.
     *
     * @param feeds of 50 items each
     * @param articles of the synthetic log that is rebuilt
     * @param claims that are folded and projected
     * @param reads claims of one member of whom a day is asked for
     * @param alerts that are awaited at the demo
     * @param jmh options of the benchmark of the extraction
     */
    record Sizes(int feeds, int articles, int claims, int reads, int alerts, List<String> jmh) {

        Sizes {
            jmh = List.copyOf(jmh);
        }

        /** For figures that are told to others. */
        static final Sizes WHOLE =
                new Sizes(
                        200,
                        100_000,
                        100_000,
                        20_000,
                        24,
                        List.of("-wi", "2", "-w", "5", "-i", "2", "-r", "3"));

        /** To see that all of it works. */
        static final Sizes SHORT =
                new Sizes(
                        20,
                        10_000,
                        10_000,
                        2_000,
                        5,
                        List.of("-wi", "1", "-w", "1", "-i", "1", "-r", "1"));
    }

    /** All of them, in the order of the line. */
    static List<Part> all(Sizes sizes) {
        return List.of(
                ingest(sizes),
                extraction(sizes),
                rebuild(sizes),
                projection(sizes),
                reads(sizes),
                start(sizes));
    }

    static Part ingest(Sizes sizes) {
        return new Part(
                "ingest",
                List.of("ingest", "--feeds", text(sizes.feeds), "--peers"),
                List.of(
                        Figure.of(
                                sizes.feeds + " feeds of 50 items, cold", refresh("cold"), "CPU s"),
                        Figure.of("all answer 304, first", refresh("warm"), "CPU s"),
                        Figure.of("one new item each, first", refresh("change"), "CPU s")));
    }

    static Part extraction(Sizes sizes) {
        List<String> arguments = new ArrayList<>(List.of("extract"));
        arguments.addAll(sizes.jmh);
        return new Part(
                "extraction",
                arguments,
                List.of(
                        extraction("English items", "en item"),
                        extraction("English articles of 8 KB", "en article"),
                        extraction("Russian items", "ru item"),
                        extraction("Russian articles of 8 KB", "ru article")));
    }

    static Part rebuild(Sizes sizes) {
        return new Part(
                "rebuild",
                List.of("rebuild", text(sizes.articles)),
                List.of(
                        Figure.of(
                                        many(sizes.articles, "articles"),
                                        "articles in [0-9.]+ s, (?<value>[0-9]+) a second, .* bare"
                                                + " consumer (?<limit>[0-9]+) a second",
                                        "a second")
                                .beside("a bare consumer")));
    }

    static Part projection(Sizes sizes) {
        return new Part(
                "projection",
                List.of("projection", text(sizes.claims)),
                List.of(
                        Figure.of(
                                        many(sizes.claims, "claims folded and projected"),
                                        "s\\), (?<value>[0-9]+) a second; bare consumer"
                                                + " (?<limit>[0-9]+) a second",
                                        "a second")
                                .beside("a bare consumer")));
    }

    static Part reads(Sizes sizes) {
        return new Part(
                "reads",
                List.of("reads", text(sizes.reads)),
                List.of(
                        Figure.of(
                                "a day asked for again, p99",
                                "come: median [0-9.]+ ms, p99 (?<value>[0-9.]+) ms",
                                "ms"),
                        Figure.of(
                                "a day asked for first, median",
                                "before: median (?<value>[0-9.]+) ms",
                                "ms")));
    }

    static Part start(Sizes sizes) {
        return new Part(
                "start",
                List.of("start", "--alerts", text(sizes.alerts)),
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
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String many(int number, String things) {
        return String.format(Locale.ROOT, "%,d %s", number, things);
    }

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
