//! Connection URLs: who connects to which host, with which options.

/// The parts of `scheme://user:password@host:port/path?options`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connection<'t> {
    /// `postgres`, `redis` ...
    pub scheme: &'t str,
    /// The account, empty where there is none.
    pub user: &'t str,
    /// The password, empty where there is none.
    pub password: &'t str,
    /// The first host without its port.
    pub host: &'t str,
    /// The text after `?`.
    pub options: &'t str,
}

impl<'t> Connection<'t> {
    /// The parts of a URL; `None` where the text is none.
    pub fn parse(text: &'t str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        if scheme.is_empty()
            || !scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        {
            return None;
        }
        let (before, options) = rest.split_once('?').unwrap_or((rest, ""));
        let authority = before.split('/').next().unwrap_or(before);
        let (account, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (user, password) = account.split_once(':').unwrap_or((account, ""));
        let first = hosts.split(',').next().unwrap_or(hosts);
        let host = match first.strip_prefix('[') {
            Some(address) => address.split(']').next().unwrap_or(address),
            None => first.split(':').next().unwrap_or(first),
        };
        Some(Self {
            scheme,
            user,
            password,
            host,
            options,
        })
    }

    /// Whether it names a database with accounts.
    pub fn is_database(&self) -> bool {
        let base = self.scheme.split('+').next().unwrap_or(self.scheme);
        matches!(
            base,
            "postgres"
                | "postgresql"
                | "mysql"
                | "mariadb"
                | "mongodb"
                | "mssql"
                | "sqlserver"
                | "cockroachdb"
        )
    }

    /// Whether the host is this machine.
    pub fn is_local(&self) -> bool {
        matches!(
            self.host,
            "" | "localhost" | "127.0.0.1" | "::1" | "host.docker.internal"
        )
    }

    /// The value of an option.
    pub fn option(&self, name: &str) -> Option<&'t str> {
        self.options
            .split('&')
            .find_map(|pair| {
                pair.split_once('=')
                    .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            })
            .map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::Connection;

    #[test]
    fn urls_have_parts() {
        let url =
            Connection::parse("postgres://app:p@ss@db.example:5432,db2/shop?sslmode=require&x=1")
                .expect("a URL");
        assert_eq!(
            (url.scheme, url.user, url.password, url.host),
            ("postgres", "app", "p@ss", "db.example")
        );
        assert_eq!(url.option("sslmode"), Some("require"));
        assert!(url.is_database() && !url.is_local());
        let local = Connection::parse("redis://[::1]:6379").expect("a URL");
        assert!(local.is_local() && !local.is_database());
        assert_eq!(Connection::parse("no url"), None);
        assert_eq!(Connection::parse("://"), None);
    }
}
