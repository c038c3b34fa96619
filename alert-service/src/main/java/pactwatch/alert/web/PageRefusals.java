package pactwatch.alert.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import pactwatch.access.Keys;
import pactwatch.access.rest.Refusals;
import pactwatch.alert.AlertConfig;

/** What is shown to those who are not let in. */
@Singleton
class PageRefusals implements Refusals {

    private final AlertConfig config;
    private final Keys keys;

    @Inject
    PageRefusals(AlertConfig config, Keys keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public String signIn() {
        return Pages.signIn(config.demo(), false, keys.isSetUp()).render();
    }

    @Override
    public String message(String title, String detail) {
        return Pages.message(config.demo(), title, detail).render();
    }
}
