package genkan.sso.client;

/** The addresses at which services, and the browsers that they send, find us. */
public final class EndPoints {

    public static final String AUTHORIZATION = "/oauth2/authorize";
    public static final String PUSH = "/oauth2/par";
    public static final String DEVICE_AUTHORIZATION = "/oauth2/device_authorization";
    public static final String TOKEN = "/oauth2/token";
    public static final String INTROSPECTION = "/oauth2/introspect";
    public static final String REVOCATION = "/oauth2/revoke";
    public static final String USER_INFO = "/userinfo";
    public static final String KEYS = "/oauth2/jwks";
    public static final String LOGOUT = "/oauth2/logout";

    private EndPoints() {}
}
