package pactwatch.local.demo;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that shows what the demo received. */
final class SinkPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --page: light-dark(#f6f7f9, #13161a); --card: light-dark(#fff, #1c2127);
              --ink: light-dark(#1a1e24, #e8ebef); --soft: light-dark(#545d69, #a8b1bd); --line: light-dark(#d5dae1, #363d46);
              --link: light-dark(#0b57b0, #8ab8f5); }
            * { box-sizing: border-box; }
            body { font: 1rem/1.55 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem; background: var(--page); color: var(--ink); }
            h1 { margin: .5rem 0; font-size: 1.75rem; line-height: 1.25; } h2 { margin: 2rem 0 .5rem; font-size: 1.3rem; }
            a { color: var(--link); }
            article, form { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .7rem 1.1rem; margin: .7rem 0; }
            button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .4rem 1rem; margin: .2rem .4rem .2rem 0; border-radius: .4rem; border: 1px solid var(--link); background: none; color: var(--link); cursor: pointer; }
            input { font: inherit; width: min(100%, 34rem); padding: .45rem .6rem; color: inherit; background: var(--page); border: 1px solid var(--soft); border-radius: .35rem; }
            p { margin: .3rem 0; overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; margin: .4rem 0; }
            summary { cursor: pointer; padding: .3rem 0; color: var(--soft); overflow-wrap: anywhere; }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
            .demo b { background: var(--ink); color: var(--page); border-radius: .3rem; padding: .05rem .5rem; letter-spacing: .06em; font-size: .875rem; }
            .good { color: light-dark(#14653a, #7fd6a4); } .bad { color: light-dark(#9a1c1c, #ff9d97); }
            .soft { color: var(--soft); }
            """;

    private SinkPage() {}

    /**
     * The page.
     *
     * @param site address of the board
     * @param next the state of the next report
     * @param secrets how many were pasted
     */
    static String html(
            URI site,
            DemoSink.Mode mode,
            String next,
            int secrets,
            List<Received.Hook> hooks,
            List<Mailbox.Mail> mails) {
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>What the demo received</title><style>%s</style></head><body>
        <p class="demo"><b>DEMO</b> A receiver of webhooks and mail on this machine; nothing leaves it. <a href="%s/alerts">Back to the alerts</a></p>
        <h1>What the demo received</h1>
        <h2>Make news</h2>
        <form method="post" action="/sink/publish"><p>Publishes made-up news in two exercise feeds, which are polled at once. An alert follows within seconds if a subscription wants it. The next report is of <b>%s</b>; confirmation and correction are of the state of the last report.</p>%s</form>
        <h2>The receiver</h2>
        <form method="post" action="/sink/mode"><p>It <b>%s</b>. Break it and look at the delivery log of the subscription; mend it, and press <i>Send once more</i> there.</p>%s</form>
        <form method="post" action="/sink/secret"><p>%s</p><p><label>Signing secret <input name="secret" placeholder="whsec_…" autocomplete="off" required></label> <button>Check with it</button></p></form>
        <section id="hooks"><h2>Webhooks (%d)</h2>
        %s
        </section><section id="mails"><h2>Mail (%d)</h2>
        %s
        </section>
        <p class="soft">Load the page again for what came since.</p>
        </body></html>
        """
                .formatted(
                        STYLE,
                        escaped(site.toString()),
                        next,
                        stories(),
                        mode.label,
                        modes(mode),
                        secrets == 0
                                ? "Paste the secret that the page of your subscription showed once, and signatures are checked."
                                : "Signatures are checked with %d secret%s."
                                        .formatted(secrets, secrets == 1 ? "" : "s"),
                        hooks.size(),
                        hooks.isEmpty()
                                ? "<p>None yet.</p>"
                                : hooks.stream()
                                        .map(SinkPage::hook)
                                        .collect(Collectors.joining("\n")),
                        mails.size(),
                        mails.isEmpty()
                                ? "<p>None yet.</p>"
                                : mails.stream()
                                        .map(SinkPage::mail)
                                        .collect(Collectors.joining("\n")));
    }

    private static String stories() {
        return Arrays.stream(Stories.Story.values())
                .map(s -> button("story", s.name(), s.label))
                .collect(Collectors.joining());
    }

    private static String modes(DemoSink.Mode present) {
        return Arrays.stream(DemoSink.Mode.values())
                .filter(m -> m != present)
                .map(m -> button("mode", m.name(), "From now on it " + m.label))
                .collect(Collectors.joining());
    }

    private static String button(String name, String value, String label) {
        return "<button name=\"%s\" value=\"%s\">%s</button>".formatted(name, value, label);
    }

    private static String hook(Received.Hook hook) {
        return """
        <article><p><b>%s</b> · %s · answered %d%s · %s</p><p>%s</p>
        <details><summary>Body, id %s</summary><pre>%s</pre></details></article>\
        """
                .formatted(
                        escaped(hook.type()),
                        time(hook.at()),
                        hook.answered(),
                        hook.times() > 1
                                ? " · came %d times under this id".formatted(hook.times())
                                : "",
                        signature(hook.signature()),
                        escaped(hook.sentence()),
                        escaped(hook.id()),
                        escaped(hook.body()));
    }

    private static String signature(Received.Signature signature) {
        return switch (signature) {
            case UNCHECKED -> "<span class=\"soft\">signature not checked</span>";
            case GENUINE -> "<span class=\"good\">signature genuine</span>";
            case WRONG -> "<span class=\"bad\">signature fits no secret given here</span>";
        };
    }

    private static String mail(Mailbox.Mail mail) {
        return """
        <article><p><b>%s</b> · %s · to %s</p><p class="soft">%s%s</p><pre>%s</pre></article>\
        """
                .formatted(
                        escaped(mail.subject()),
                        time(mail.at()),
                        escaped(mail.to()),
                        escaped(mail.id()),
                        mail.reference() == null
                                ? ""
                                : ", in the thread of " + escaped(mail.reference()),
                        linked(mail.text()));
    }

    /** A text whose web addresses can be followed. */
    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            String link = escaped(links.group());
            html.append(escaped(text.substring(end, links.start())));
            html.append("<a href=\"%s\">%s</a>".formatted(link, link));
            end = links.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
