package pactwatch.alert.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.subscription.Draft;

/** The templates of the pages. */
@CheckedTemplate(basePath = "")
final class Pages {

    private Pages() {}

    static native TemplateInstance signIn(boolean demo, boolean failed, boolean setUp);

    static native TemplateInstance alerts(
            boolean demo,
            String id,
            Views.Form form,
            List<Draft.Fault> faults,
            List<Views.One> subscriptions,
            List<Views.Alert> alerts);

    static native TemplateInstance subscription(
            boolean demo,
            Views.One subscription,
            @Nullable String secret,
            List<Views.Delivery> deliveries,
            List<Views.Alert> alerts);

    static native TemplateInstance live(
            boolean demo, Views.One subscription, long last, List<Views.Alert> alerts);

    /** One alert by itself, as the other pages show it. */
    static native TemplateInstance card(Views.Alert alert);

    static native TemplateInstance message(boolean demo, String title, String detail);
}
