// What Streamlit is given of a live part: it fetches the part itself, which the browser keeps, and
// asks again where the network was away. {address} is filled in by assembling.py.
const asked = new WeakMap();

async function fetched(again) {
  const way = `${location.origin}{address}${again ? `?again=${again}` : ""}`; // a failure is kept too
  try {
    return await import(way);
  } catch {
    await new Promise((later) => setTimeout(later, 1000));
    return fetched(again + 1);
  }
}

const coming = fetched(0);

export default function (component) {
  const me = {};
  asked.set(component.parentElement, me); // Streamlit calls again with every new data
  let end;
  coming.then((part) => {
    if (asked.get(component.parentElement) === me) end = part.default(component);
  });
  return () => {
    asked.delete(component.parentElement);
    end?.();
  };
}
