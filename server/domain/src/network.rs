//! How far a network address tells one place from another.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The place that an address counts as, for limits. An IPv4 address is one; of an IPv6 address only the first 64 bits tell anything,
/// since whoever has one has all 2⁶⁴ of the rest (RFC 6177, RFC 4291 2.5.1). What is no address counts as it is written.
///
/// ```
/// use domain::network::place_of;
/// assert_eq!(place_of("2001:db8::1"), place_of("2001:db8::ffff:1"));
/// assert_eq!(place_of("::ffff:192.0.2.1"), place_of("192.0.2.1"));
/// ```
pub fn place_of(address: &str) -> String {
    let written = address.trim();
    let parsed = written
        .trim_matches(['[', ']'])
        .parse::<IpAddr>()
        .or_else(|_| written.parse::<SocketAddr>().map(|socket| socket.ip()));
    match parsed.map(|ip| ip.to_canonical()) {
        Ok(IpAddr::V4(ip)) => ip.to_string(),
        Ok(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        Err(_) => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_read_with_its_port_and_brackets() {
        for (written, place) in [
            ("192.0.2.1", "192.0.2.1"),
            ("192.0.2.1:4711", "192.0.2.1"),
            ("[2001:db8::1]:4711", "2001:db8::/64"),
            ("[2001:db8::1]", "2001:db8::/64"),
            (" 2001:db8:0:1::1 ", "2001:db8:0:1::/64"),
            ("unknown", "unknown"),
            ("", ""),
        ] {
            assert_eq!(place_of(written), place, "{written}");
        }
    }

    proptest! {
        #[test]
        fn places_differ_by_the_first_half_of_an_address_alone(one: u128, other: u128) {
            let (one, other) = (Ipv6Addr::from(one), Ipv6Addr::from(other));
            prop_assume!(one.to_ipv4_mapped().is_none() && other.to_ipv4_mapped().is_none());
            let same = one.segments()[..4] == other.segments()[..4];
            prop_assert_eq!(place_of(&one.to_string()) == place_of(&other.to_string()), same);
            let (high, low) = (u128::from(one) >> 64 << 64, u128::from(other) & u128::from(u64::MAX));
            let neighbour = Ipv6Addr::from(high | low);
            prop_assume!(neighbour.to_ipv4_mapped().is_none());
            prop_assert_eq!(place_of(&one.to_string()), place_of(&neighbour.to_string()));
        }

        #[test]
        fn every_address_of_the_fourth_version_is_a_place(one: u32, other: u32) {
            let [one, other] = [one, other].map(|bits| std::net::Ipv4Addr::from(bits).to_string());
            prop_assert_eq!(place_of(&one) == place_of(&other), one == other);
        }
    }
}
