package genkan.sso.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what services get is good for.
 *
 * @param tokenLife access tokens and ID tokens
 * @param refreshLife a chain of refresh tokens in all, however often it was used (ASVS 10.4.8)
 * @param fresh a sign-in is as good as new (level L3) for so long
 */
@ConfigurationProperties("genkan.sso")
public record SsoProperties(
        @DefaultValue("10m") Duration tokenLife,
        @DefaultValue("90d") Duration refreshLife,
        @DefaultValue("5m") Duration fresh) {}
