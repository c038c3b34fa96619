package pactwatch.alert.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft;

/** The templates of the pages. */
@CheckedTemplate(basePath = "")
final class Pages {

    private Pages() {}

    static native TemplateInstance signIn(boolean demo, boolean failed, boolean setUp);

    static native TemplateInstance alerts(
            boolean demo,
            FormView form,
            List<Draft.Fault> faults,
            @Nullable BacktestView backtest,
            List<Views.One> subscriptions,
            List<Views.Alert> alerts,
            boolean admin);

    static native TemplateInstance subscription(
            boolean demo,
            Views.One subscription,
            @Nullable String secret,
            @Nullable String done,
            long newest,
            List<Views.Delivery> deliveries,
            List<ToldView> alerts,
            @Nullable String sink);

    /** The form of a subscription that is there already; its channel stays. */
    static native TemplateInstance edit(
            boolean demo,
            String id,
            long sequence,
            String channel,
            FormView form,
            List<Draft.Fault> faults,
            @Nullable BacktestView backtest);

    static native TemplateInstance live(
            boolean demo, Views.One subscription, long last, List<Views.Alert> alerts);

    /** One alert by itself, as the other pages show it. */
    static native TemplateInstance card(Views.Alert alert);

    /** A page that a signed link opens, with one button that does what the link is for. */
    static native TemplateInstance ask(
            boolean demo,
            String title,
            String detail,
            String action,
            String button,
            Views.@Nullable Alert alert);

    /** Alerts that subscribers called wrong. */
    static native TemplateInstance queue(boolean demo, List<QueueView> answers);

    /** What subscribers would be told if a rebuild were promoted. */
    static native TemplateInstance candidate(boolean demo, CandidatePages.View view);

    static native TemplateInstance message(boolean demo, String title, String detail);
}
