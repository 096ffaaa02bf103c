#!/usr/bin/env bash
# Starts an Apache of its own that signs members in with Genkan. Everything it writes is in one folder; Apache's
# configuration under /etc is neither read nor changed.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=${FOLDER:-$here/run}
genkan=${GENKAN:-http://localhost:8080}
port=${PORT:-8090}
# Another host name than Genkan's localhost: cookies know no ports, and would be mixed up.
site=http://127.0.0.1:$port
modules=/usr/lib/apache2/modules

give_up() {
    printf '%s\n' "$@" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

is_installed() { [ -x /usr/sbin/apache2 ] && [ -f "$modules/mod_auth_openidc.so" ]; }

# apache2-bin is the program alone: no service is set up, nothing is started.
install_apache() {
    is_installed && return
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
        as_root apt-get -q update
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install \
            apache2-bin libapache2-mod-auth-openidc
    fi
    is_installed || give_up "Apache is missing. Install it:" \
        "  Debian, Ubuntu   apt-get install apache2-bin libapache2-mod-auth-openidc"
}

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# Written once, so that Genkan and Apache agree after a restart of either.
write_settings() {
    mkdir -p "$folder/logs" "$folder/site/members"
    (
        umask 077
        [ -s "$folder/secret" ] || random >"$folder/secret"
        [ -s "$folder/passphrase" ] || random >"$folder/passphrase"
    )
    cat >"$folder/genkan.yaml" <<YAML
genkan:
  url: $genkan
  services:
    apache:
      prefix: AP
      name-ja: 会員専用ページ
      name-en: Members' page
      about-ja: Apache が守るページ
      about-en: A page behind Apache
      icon: person
      entry: $site/members/
      client:
        secret-file: $folder/secret
        redirect-uris: $site/members/callback
        post-logout-redirect-uris: $site/
YAML
}

write_configuration() {
    cat >"$folder/apache.conf" <<CONF
ServerRoot "$folder"
ServerName 127.0.0.1
Listen 127.0.0.1:$port
PidFile "$folder/logs/apache.pid"
ErrorLog "$folder/logs/error.log"
LogFormat "%t %s %m %U" plain
CustomLog "$folder/logs/access.log" plain
$([ "$(id -u)" -ne 0 ] || printf 'User www-data\nGroup www-data')

LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authn_core_module $modules/mod_authn_core.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule authz_user_module $modules/mod_authz_user.so
LoadModule dir_module $modules/mod_dir.so
LoadModule filter_module $modules/mod_filter.so
LoadModule headers_module $modules/mod_headers.so
LoadModule include_module $modules/mod_include.so
LoadModule auth_openidc_module $modules/mod_auth_openidc.so

# Where Genkan is, and who we are to it
OIDCProviderMetadataURL $genkan/.well-known/openid-configuration
OIDCClientID apache
OIDCClientSecret $(cat "$folder/secret")
OIDCRedirectURI $site/members/callback
OIDCScope "openid profile email"
OIDCPKCEMethod S256

# Between the member's browser and this Apache
OIDCCryptoPassphrase $(cat "$folder/passphrase")
OIDCRemoteUserClaim preferred_username
OIDCPassClaimsAs environment
OIDCCookieSameSite On
OIDCDefaultURL $site/members/
# The module allows itself to be sent on to anywhere after signing out, unless told otherwise.
OIDCRedirectURLsAllowed ^$site/

DocumentRoot "$folder/site"
<Directory "$folder/site">
    Require all granted
    DirectoryIndex index.html
    Options +Includes
    SetOutputFilter INCLUDES
    ForceType "text/html; charset=utf-8"
</Directory>
<Location "/members/">
    AuthType openid-connect
    Require valid-user
    Header always set Cache-Control no-store
</Location>
CONF
    chmod 600 "$folder/apache.conf"
}

write_pages() {
    cat >"$folder/site/index.html" <<'HTML'
<!doctype html>
<html lang="en">
<title>Apache and Genkan</title>
<h1>A page for everybody</h1>
<p><a id="enter" href="/members/">For members</a></p>
</html>
HTML
    cat >"$folder/site/members/index.html" <<HTML
<!doctype html>
<html lang="en">
<title>For members</title>
<h1>Hello <!--#echo var="OIDC_CLAIM_name" --></h1>
<p>Signed in as <b id="user"><!--#echo var="REMOTE_USER" --></b>.</p>
<h2>What Genkan told about you</h2>
<table id="claims">
<tr><th>sub<td><!--#echo var="OIDC_CLAIM_sub" -->
<tr><th>name<td><!--#echo var="OIDC_CLAIM_name" -->
<tr><th>preferred_username<td><!--#echo var="OIDC_CLAIM_preferred_username" -->
<tr><th>email<td><!--#echo var="OIDC_CLAIM_email" -->
<tr><th>iss<td><!--#echo var="OIDC_CLAIM_iss" -->
<tr><th>aud<td><!--#echo var="OIDC_CLAIM_aud" -->
</table>
<p><a id="sign-out" href="/members/callback?logout=$(printf '%s' "$site/" | sed 's/:/%3A/g; s/\//%2F/g')">Sign out</a></p>
</html>
HTML
}

# Apache gives up root for www-data, who has to reach the pages.
demand_readable() {
    [ "$(id -u)" -ne 0 ] ||
        setpriv --reuid=www-data --regid=www-data --clear-groups test -r "$folder/site/members/index.html" ||
        give_up "The user www-data cannot read $folder/site. Name another folder: FOLDER=/srv/genkan-apache $0"
}

# Whether a running Genkan knows this very client: it then sends the browser to its sign-in page or with a complaint back.
answers() {
    local address=${genkan#http://} status
    case $genkan in https://*) return 0 ;; esac
    address=${address%%/*}
    case $address in *:*) ;; *) address=$address:80 ;; esac
    status=$( (
        exec 3<>"/dev/tcp/${address%:*}/${address##*:}" || exit
        printf 'GET /oauth2/authorize?client_id=apache&redirect_uri=%s/members/callback HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' \
            "$site" "$address" >&3
        head -n 1 <&3
    ) 2>/dev/null) || true
    case $status in *" 303"*) return 0 ;; *) return 1 ;; esac
}

wait_for_genkan() {
    answers && return
    printf '%s\n' "Waiting for a Genkan at $genkan that knows this Apache. In another window, beside ./genkan:" \
        "  GENKAN_CONFIG=$folder/genkan.yaml ./genkan start"
    until answers; do sleep 1; done
}

case ${1:-start} in
    prepare | start)
        install_apache
        write_settings
        write_configuration
        write_pages
        demand_readable
        ;;
    *) give_up "Usage: run.sh [prepare]" ;;
esac
[ "${1:-start}" = start ] || exit 0
wait_for_genkan
printf '%s\n' "Open $site/ and sign in. Ctrl-C stops this Apache; its log is $folder/logs/error.log."
exec /usr/sbin/apache2 -d "$folder" -f "$folder/apache.conf" -DFOREGROUND
